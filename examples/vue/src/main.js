// The form in a Vue page.
import 'comet-keys';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#app');
